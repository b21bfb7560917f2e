SELECT a.council, count(*) AS n, CAST(sum(a.amount_pence) AS BIGINT) AS total
FROM lines a JOIN lines b
     ON a.council = b.council AND a.supplier_key = b.supplier_key AND a.amount_pence = b.amount_pence
WHERE a.amount_pence > 0 AND NOT a.redacted AND NOT b.redacted AND a.row < b.row
      AND b.date - a.date BETWEEN -30 AND 30
GROUP BY a.council
ORDER BY a.council
