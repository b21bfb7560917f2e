SELECT month, category, count(*) AS n, CAST(sum(amount_pence) AS BIGINT) AS total
FROM lines
WHERE month IS NOT NULL
GROUP BY month, category
ORDER BY month, category
