WITH histogram AS (
  SELECT council, date - invoice_date AS days, count(*) AS n
  FROM lines WHERE date IS NOT NULL AND invoice_date IS NOT NULL GROUP BY 1, 2
), until AS (
  SELECT council, days, n, sum(n) OVER (PARTITION BY council ORDER BY days) AS until, sum(n) OVER (PARTITION BY council) AS whole
  FROM histogram
)
SELECT council, CAST(max(whole) AS BIGINT) AS n,
       CAST(min(CASE WHEN until * 2 >= whole THEN days END) AS BIGINT) AS p50,
       CAST(min(CASE WHEN until * 10 >= whole * 9 THEN days END) AS BIGINT) AS p90,
       CAST(sum(CASE WHEN days <= 30 THEN n ELSE 0 END) AS BIGINT) AS within_30
FROM until
GROUP BY council
ORDER BY council
