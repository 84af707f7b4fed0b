# The index after crashes: processes are killed at random points of a workload of inserts, updates,
# deletes, flushes, merges and vacuums.  ZHNEWS_CRASHES sets how often (20), SEED where the random
# points begin.

use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;
use IndexWork;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(usleep);

my $crashes = $ENV{ZHNEWS_CRASHES} || 20;
my $node = PostgreSQL::Test::Cluster->new('crash');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', q{
fsync = off
restart_after_crash = on
autovacuum = off
checkpoint_timeout = 30s
shared_buffers = 8MB
max_wal_size = 64MB
});
$node->start;
make_table($node, 2000);
srand($ENV{SEED} || 20261129);

# Kill a process of the server, at best one that works: all others end, shared memory is lost, and the
# server recovers from its log.
sub crash
{
    my ($status, $pid) = $node->psql('postgres', q{SELECT pid FROM pg_stat_activity
        WHERE backend_type IN ('client backend', 'checkpointer', 'background writer') AND pid <> pg_backend_pid()
        ORDER BY random() LIMIT 1});

    kill('KILL', $pid) if defined $pid && $pid;
    foreach (1 .. 600)
    {
        usleep(100_000);
        return if $_ > 3 && ($node->psql('postgres', 'SELECT 1'))[0] == 0;
    }
    die 'the server has not come back';
}

foreach my $round (1 .. $crashes)
{
    my $work = start_work($node, 4, 60);

    usleep(100_000 + int(rand(1_500_000)));
    crash();
    finish_work($work);
    my @wrong = differences($node);
    my ($status, $out, $err) = $node->psql('postgres', q{SELECT zh_index_check('t_zh') = count(*) FROM t});
    is("@wrong$out$err", 't', "crash $round: the index is whole and finds what it should");
    last if "@wrong$out$err" ne 't';
    $node->psql('postgres', 'VACUUM t') if $round % 3 == 0;
    $node->psql('postgres', 'DELETE FROM t WHERE id < (SELECT max(id) - 3000 FROM t)') if $round % 2 == 0;
}
$node->safe_psql('postgres', 'VACUUM t');
check_all($node, 'in the end');
note($node->safe_psql('postgres', q{SELECT pg_size_pretty(pg_relation_size('t_zh')), * FROM zh_index_stats('t_zh')}));

# An unlogged table is empty after a crash, and its index serves it.
$node->safe_psql('postgres', q{
    CREATE UNLOGGED TABLE u (body text);
    CREATE INDEX u_zh ON u USING zhnews (body);
    INSERT INTO u SELECT random_text(100) FROM generate_series(1, 3000);
});
crash();
is($node->safe_psql('postgres', q{
        INSERT INTO u VALUES (U&'\4e2d\56fd');
        SET enable_seqscan = off;
        SELECT count(*), zh_index_check('u_zh') FROM u WHERE body ~~~ U&'\4e2d\570b'}),
    '1|1', 'an unlogged table is empty after a crash, and its index serves it');
$node->stop;
done_testing();
