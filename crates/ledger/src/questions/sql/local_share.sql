SELECT l.council, CAST(sum(l.amount_pence) AS BIGINT) AS total,
       CAST(sum(CASE WHEN s.area = c.area THEN l.amount_pence ELSE 0 END) AS BIGINT) AS spent_near,
       CAST(sum(CASE WHEN s.area IS NULL THEN l.amount_pence ELSE 0 END) AS BIGINT) AS unknown
FROM lines l JOIN councils c ON l.council = c.council LEFT JOIN suppliers s ON l.supplier_key = s.supplier_key
GROUP BY l.council
ORDER BY l.council
