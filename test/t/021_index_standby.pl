# The index on a streaming standby: every change is replayed to the same pages
# (wal_consistency_checking), and queries there find what they should meanwhile.

use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;
use IndexWork;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $seconds = $ENV{ZHNEWS_STANDBY_SECONDS} || 15;
my $primary = PostgreSQL::Test::Cluster->new('primary');
$primary->init(allows_streaming => 1, extra => [ '--encoding=UTF8', '--no-locale' ]);
$primary->append_conf('postgresql.conf', q{
fsync = off
autovacuum = off
wal_consistency_checking = 'all'
max_standby_streaming_delay = 3s
shared_buffers = 16MB
});
$primary->start;
make_table($primary, 2000);
# a standby that is slow to replay keeps what it still needs
$primary->safe_psql('postgres', q{SELECT pg_create_physical_replication_slot('standby', true)});
$primary->backup('backup');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($primary, 'backup', has_streaming => 1);
$standby->append_conf('postgresql.conf', q{primary_slot_name = 'standby'});
$standby->start;

my $work = start_work($primary, 3, $seconds);
my $end = time + $seconds;
my ($asked, $cancelled, @wrong) = (0, 0);
while (time < $end && !@wrong)
{
    @wrong = differences($standby);
    $asked++;
    if ("@wrong" =~ /conflict with recovery/)
    {
        $cancelled++;
        @wrong = ();
    }
}
my $out = finish_work($work);
unlike($out, qr/error|abort/i, 'the workload ran');
is("@wrong", '', "standby, asked while it replays: $asked times, $cancelled cancelled by conflicts");
cmp_ok($cancelled, '<', $asked, 'most queries are not cancelled');

$primary->safe_psql('postgres', q{VACUUM t; REINDEX INDEX CONCURRENTLY t_zh; INSERT INTO t (body) SELECT random_text(300) FROM generate_series(1, 500); VACUUM t});
$primary->wait_for_catchup($standby);
check_all($primary, 'primary');
check_all($standby, 'standby');
unlike(slurp_file($standby->logfile), qr/inconsistent page found|PANIC|TRAP/, 'the standby has replayed every page as it was written');

$standby->promote;
$standby->safe_psql('postgres', 'INSERT INTO t (body) SELECT random_text(300) FROM generate_series(1, 2000); DELETE FROM t WHERE id % 3 = 0; VACUUM t');
check_all($standby, 'promoted');
done_testing();
