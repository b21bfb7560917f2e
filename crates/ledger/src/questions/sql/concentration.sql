WITH paid AS (
  SELECT council, supplier_key, CAST(sum(amount_pence) AS BIGINT) AS total
  FROM lines WHERE NOT redacted GROUP BY council, supplier_key
), running AS (
  SELECT council, total, sum(total) OVER (PARTITION BY council) AS whole,
         sum(total) OVER (PARTITION BY council ORDER BY total DESC, supplier_key ROWS UNBOUNDED PRECEDING) AS until
  FROM paid WHERE total > 0
)
SELECT council, count(*) AS n, CAST(max(whole) AS BIGINT) AS total,
       CAST(round(10000 * sum((CAST(total AS DOUBLE) / CAST(whole AS DOUBLE)) * (CAST(total AS DOUBLE) / CAST(whole AS DOUBLE)))) AS BIGINT) AS hhi,
       count(CASE WHEN (until - total) * 10 < whole * 8 THEN 1 END) AS of_80_percent
FROM running
GROUP BY council
ORDER BY council
