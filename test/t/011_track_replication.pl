# Tracked tables on a standby that is promoted, and on a subscriber of the articles

use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;
use TrackedFacts;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $primary = utf8_node('primary', allows_streaming => 'logical');
$primary->start;
make_articles($primary, 'postgres');
$primary->safe_psql('postgres', q{
    INSERT INTO articles SELECT i, '2025-06-01', article(i) FROM generate_series(1, 150) AS i;
    SELECT zh_track('articles', 'id', 'body', 'published');
    CREATE PUBLICATION articles FOR TABLE articles;
});

# ---- standby ------------------------------------------------------------------------------------

$primary->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($primary, 'base', has_streaming => 1);
$standby->start;
$primary->safe_psql('postgres', "CALL zh_backfill('articles', 40)");
$primary->safe_psql('postgres', "UPDATE articles SET body = article(id + 1) WHERE id % 10 = 0; DELETE FROM articles WHERE id % 50 = 1");

# ---- subscriber: tracks what it is sent ---------------------------------------------------------

my $subscriber = utf8_node('subscriber');
$subscriber->start;
make_articles($subscriber, 'postgres');
$subscriber->safe_psql('postgres', "SELECT zh_track('articles', 'id', 'body', 'published')");
$subscriber->safe_psql('postgres', sprintf "CREATE SUBSCRIPTION articles CONNECTION '%s' PUBLICATION articles",
    $primary->connstr . ' dbname=postgres');
$subscriber->wait_for_subscription_sync($primary, 'articles') if $subscriber->can('wait_for_subscription_sync');
wait_for_sql($subscriber, 'postgres', q{SELECT bool_and(srsubstate IN ('r', 's')) FROM pg_subscription_rel}, 'the first copy is made');
facts_same($subscriber, 'postgres', 'subscriber: facts of the first copy');
$primary->safe_psql('postgres', q{
    INSERT INTO articles SELECT i, '2025-06-02', article(i) FROM generate_series(1001, 1040) AS i;
    UPDATE articles SET published = published + 1 WHERE id % 7 = 0;
    UPDATE articles SET views = views + 1;
    UPDATE articles SET id = id + 5000 WHERE id % 9 = 0;
    DELETE FROM articles WHERE id % 11 = 0;
});
$primary->wait_for_catchup('articles');
is($subscriber->safe_psql('postgres', 'SELECT count(*) FROM articles'),
    $primary->safe_psql('postgres', 'SELECT count(*) FROM articles'), 'subscriber: the articles are there');
facts_same($subscriber, 'postgres', 'subscriber: facts of what came after');
facts_same($primary, 'postgres', 'publisher: facts');

# ---- promotion ----------------------------------------------------------------------------------

$primary->wait_for_catchup($standby);
facts_same($standby, 'postgres', 'standby: facts');
$primary->stop('immediate');
$standby->promote;
$standby->safe_psql('postgres', q{
    INSERT INTO articles SELECT i, '2025-06-03', article(i) FROM generate_series(2001, 2020) AS i;
    UPDATE articles SET body = article(id + 3) WHERE id % 13 = 0;
});
$standby->safe_psql('postgres', "CALL zh_backfill('articles')");
facts_same($standby, 'postgres', 'standby, promoted: facts');

done_testing();
