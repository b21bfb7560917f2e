SELECT supplier_key, count(*) AS n, CAST(sum(amount_pence) AS BIGINT) AS total
FROM lines
WHERE council = (SELECT min(council) FROM councils) AND month BETWEEN 202404 AND 202503 AND NOT redacted
GROUP BY supplier_key
ORDER BY total DESC, supplier_key
LIMIT 20
