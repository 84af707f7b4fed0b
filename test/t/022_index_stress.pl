# The index under concurrent sessions: while some write and vacuum, others ask the same by index and
# without it in one snapshot.  ZHNEWS_STRESS_SECONDS sets how long (20).

use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;
use IndexWork;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $seconds = $ENV{ZHNEWS_STRESS_SECONDS} || 20;
my $node = PostgreSQL::Test::Cluster->new('stress');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\nshared_buffers = 16MB\n");
$node->start;
make_table($node, 2000);

my $work = start_work($node, 6, $seconds);
my $end = time + $seconds;
my ($asked, @wrong) = (0);
while (time < $end && !@wrong)
{
    @wrong = differences($node);
    $asked++;
    push @wrong, "$1" if $asked % 5 == 0 && ($node->psql('postgres', q{SELECT zh_index_check('t_zh')}))[2] =~ /(.+)/;
    if ($asked == 7)
    {
        my (undef, undef, $err) = $node->psql('postgres', q{SET min_parallel_table_scan_size = 0; SET maintenance_work_mem = '128MB'; REINDEX INDEX CONCURRENTLY t_zh});
        push @wrong, $err if $err;
    }
}
my $out = finish_work($work);
unlike($out, qr/error|abort/i, 'the workload ran');
note($1) if $out =~ /(number of transactions actually processed: \d+)/;
is("@wrong", '', "asked $asked times, no differences");
$node->safe_psql('postgres', 'VACUUM t');
check_all($node, 'in the end');
note($node->safe_psql('postgres', q{SELECT pg_size_pretty(pg_relation_size('t_zh')), * FROM zh_index_stats('t_zh')}));
done_testing();
