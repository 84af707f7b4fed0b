# TrackedFacts.pm - what the tests of zh_track() share: articles, and the comparison of the facts kept
# with those that the texts have

package TrackedFacts;

use strict;
use warnings;
use Exporter 'import';
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

our @EXPORT = qw(utf8_node make_articles facts_same wait_for_sql);

# A server whose databases are UTF8 whatever the machine's locale is.
sub utf8_node
{
    my ($name, @init) = @_;
    my $node = PostgreSQL::Test::Cluster->new($name);

    $node->init(extra => [ '--encoding=UTF8', '--no-locale' ], @init);
    return $node;
}


# The function article(), and a table of articles that is not tracked yet.
sub make_articles
{
    my ($node, $db) = @_;

    $node->safe_psql($db, <<'SQL');
CREATE EXTENSION IF NOT EXISTS zhnews;
CREATE FUNCTION article(i bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(format(
        E'\u3000\u3000\u5916\u4ea4\u90e8\u957f\u738b\u6bc5%s\u65e5\u62b5\u8fbe\u96c5\u52a0\u8fbe\u3002'
        '\u4ed6\u8bf4\uff1a\u201c\u5408\u4f5c\u91d1\u989d\u8fbe%s\u4ebf\u5143\u3002\u201d\u53bb\u5e74\u96d9\u908a\u8cbf\u6613\u984d'
        '\u589e\u957f%s%%\uff0c\u8fbe%s\u5104\u7f8e\u5143\u3002', 1 + (i + k) % 28, i % 977, k % 90, i * k % 9999), E'\n' ORDER BY k)
    FROM generate_series(1, 1 + i % 7) AS k
$$;
CREATE TABLE articles (id bigint PRIMARY KEY, published date, body text NOT NULL, views int NOT NULL DEFAULT 0);
SQL
    return;
}

# The facts of a tracked table are those of its texts, and every article is known to be read.
sub facts_same
{
    my ($node, $db, $name, $table) = @_;
    my $got = $node->safe_psql($db, sprintf <<'SQL', $table // 'articles');
SELECT count(*) FILTER (WHERE k IS NULL) || ' lacking, ' || count(*) FILTER (WHERE f IS NULL) || ' extra, '
    || count(*) FILTER (WHERE k::text <> f::text) || ' wrong, '
    || (SELECT count(*) FROM %1$s AS a WHERE NOT EXISTS (SELECT FROM %1$s_facts_state AS s WHERE s.id = a.id)) || ' unread'
    || CASE count(k) WHEN 0 THEN ', none' ELSE '' END
FROM %1$s_facts AS k FULL JOIN (SELECT id, f.*, published FROM %1$s, zh_facts(body, published) AS f) AS f USING (id, fact_no)
SQL

    return is($got, '0 lacking, 0 extra, 0 wrong, 0 unread', $name);
}

# Wait until a query gives t; fails the test after a minute.
sub wait_for_sql
{
    my ($node, $db, $query, $name) = @_;

    return ok($node->poll_query_until($db, $query), $name);
}

1;
