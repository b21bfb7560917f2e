SELECT council, CAST(floor((month - 4) / 100.0) AS BIGINT) AS year,
       CAST(sum(total) AS BIGINT) AS total,
       CAST(sum(CASE WHEN sme THEN total ELSE 0 END) AS BIGINT) AS with_sme,
       CAST(sum(CASE WHEN sme IS NULL THEN total ELSE 0 END) AS BIGINT) AS unknown
FROM (SELECT l.council, l.month, s.sme, sum(l.amount_pence) AS total
      FROM lines l LEFT JOIN suppliers s ON l.supplier_key = s.supplier_key
      WHERE l.month IS NOT NULL GROUP BY l.council, l.month, s.sme)
GROUP BY 1, 2
ORDER BY 1, 2
