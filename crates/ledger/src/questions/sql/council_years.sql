SELECT council, CAST(floor((month - 4) / 100.0) AS BIGINT) AS year, CAST(sum(n) AS BIGINT) AS n,
       CAST(sum(total) AS BIGINT) AS total
FROM (SELECT council, month, count(*) AS n, sum(amount_pence) AS total FROM lines WHERE month IS NOT NULL GROUP BY council, month)
GROUP BY 1, 2
ORDER BY 1, 2
