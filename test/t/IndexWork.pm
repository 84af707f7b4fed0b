# What the tests of access method zhnews share: a table of random texts, a workload of several
# sessions, and the comparison of index and sequential scan.

package IndexWork;

use strict;
use warnings;
use Exporter 'import';
use IPC::Run;
use Test::More;

our @EXPORT = qw(make_table start_work finish_work differences check_all);

# A table t with index t_zh (flushed and merged often), filled a little.  The texts are made of few
# characters and words, so that queries meet.
sub make_table
{
    my ($node, $rows) = @_;

    $node->safe_psql('postgres', qq{
        CREATE EXTENSION IF NOT EXISTS zhnews;
        CREATE FUNCTION random_text(n integer) RETURNS text LANGUAGE sql VOLATILE AS \$\$
            SELECT string_agg((ARRAY[U&'\\4e2d', U&'\\56fd', U&'\\4e9a', U&'\\5cf0', U&'\\4f1a', U&'\\6c34', U&'\\6c34', U&'\\5e74',
                U&'\\ff0c', U&'\\3002', '2018', 'G20', ' ', U&'\\7fd2', U&'\\4e00', U&'\\5e26', E'\\n'])[1 + floor(random() * 17)], '')
            FROM generate_series(1, n) AS i WHERE n > 0 \$\$;
        CREATE TABLE t (id serial PRIMARY KEY, body text) WITH (autovacuum_enabled = off);
        INSERT INTO t (body) SELECT random_text((random() * 200)::integer + i * 0) FROM generate_series(1, $rows) AS i;
        CREATE INDEX t_zh ON t USING zhnews (body) WITH (pending_limit = 64);
    });
    return;
}

my $write = q{
\set what random(1, 100)
\set id random(1, 20000)
\set n random(0, 400)
\if :what <= 55
INSERT INTO t (body) VALUES (random_text(:n));
\elif :what <= 60
INSERT INTO t (body) VALUES (random_text(:n * 20));
\elif :what <= 61
INSERT INTO t (body) VALUES (repeat(random_text(1000), 200));
\elif :what <= 63
INSERT INTO t (body) VALUES (NULL);
\elif :what <= 80
UPDATE t SET body = random_text(:n) WHERE id = :id;
\elif :what <= 83
BEGIN;
INSERT INTO t (body) SELECT random_text(:n + i) FROM generate_series(1, 20) AS i;
ROLLBACK;
\elif :what <= 88
DELETE FROM t WHERE id = :id;
\elif :what <= 98
DELETE FROM t WHERE id % 50 = :id % 50 AND id < 2000 + :id;
\else
VACUUM t;
\endif
};

my @queries = (
    q{U&'\4e2d\56fd'}, q{U&'\6c34'}, q{U&'\4e2d\56fd\4e9a'}, q{zh_query(U&'2018\5e74')}, q{zh_query(U&'\4e00\5e26 -\6c34')},
    q{zh_query('-G20')}, q{zh_query(U&'G20\5cf0\4f1a OR \4f1a\6c34\6c34')}, q{zh_query(U&'"\4e60 \4e00"')}, q{zh_query('G2*')});

# Sessions that write to t until they are told to stop or the server goes away.
sub start_work
{
    my ($node, $sessions, $seconds) = @_;
    my $script = $node->basedir . '/work.sql';
    my ($in, $out) = ('', '');

    open(my $f, '>', $script) or die $!;
    print $f $write;
    close($f);
    my $h = IPC::Run::start(
        [ 'pgbench', '-n', '-c', $sessions, '-j', 1, '-T', $seconds, '-f', $script, '-h', $node->host, '-p', $node->port, 'postgres' ],
        '<', \$in, '>', \$out, '2>&1');
    return [ $h, \$out ];
}

# Wait for the workload; its output.
sub finish_work
{
    my ($work) = @_;

    eval { $work->[0]->finish };
    return ${ $work->[1] };
}

# Queries that find something else by the index than without it, in one snapshot.
sub differences
{
    my ($node) = @_;
    my @wrong;
    my $sql = "BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0;\n";

    foreach my $q (@queries)
    {
        my $found = "SELECT coalesce(md5(string_agg(id::text, ',' ORDER BY id)), '') || ' ' || count(*) FROM t WHERE body ~~~ $q;\n";

        $sql .= "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = on; $found";
        $sql .= "SET LOCAL enable_indexscan = on; SET LOCAL enable_bitmapscan = off; $found";
        $sql .= "SELECT count(*) FROM t WHERE body ~~~ $q;\n";    # from the index alone
        $sql .= "SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; $found";
    }
    my ($status, $out, $err) = $node->psql('postgres', "$sql COMMIT;", on_error_stop => 1);
    return ("error: $err") if $status;
    my @rows = split(/\n/, $out, -1);
    foreach my $q (@queries)
    {
        my ($bitmap, $plain, $count, $seq) = splice(@rows, 0, 4);

        push @wrong, "$q: $bitmap / $plain / $count / $seq" if $bitmap ne $seq || $plain ne $seq || $seq !~ / $count$/;
    }
    return @wrong;
}

# No differences, and the index is whole.
sub check_all
{
    my ($node, $what) = @_;
    my @wrong = differences($node);
    my ($status, $out, $err) = $node->psql('postgres', q{SELECT zh_index_check('t_zh') = count(*) FROM t});

    is("@wrong", '', "$what: the index finds what a sequential scan finds");
    is("$out$err", 't', "$what: the index is whole and holds every row");
    return;
}

1;
