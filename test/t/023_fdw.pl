# Partitions on several servers: postgres_fdw with extensions 'zhnews' searches where the articles are
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my @regions = ('north', 'south');
my $one = PostgreSQL::Test::Cluster->new('one');    # all articles on one server, to compare with
my %remote = map { $_ => PostgreSQL::Test::Cluster->new($_) } @regions;

for my $node ($one, values %remote)
{
	$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
	$node->append_conf('postgresql.conf', 'fsync = off');
	$node->start;
	$node->safe_psql('postgres', 'CREATE EXTENSION zhnews');
}

# the articles: every third one has the words that are searched for, in either script and over line breaks
my $articles = q{
	SELECT i AS id, CASE WHEN i % 2 = 0 THEN 'north' ELSE 'south' END AS region,
		CASE i % 6 WHEN 0 THEN E'记者十四日从开发区获悉，新建的电池工\n厂昨日投产，总投资25亿美元。' WHEN 3 THEN '電池工廠十四日投產，總投資25億美元。'
			ELSE '足球队以三比一取胜。' END || '第' || i || '号' AS body
	FROM generate_series(1, 600) AS i};
$one->safe_psql('postgres', "CREATE TABLE articles AS $articles");
for my $region (@regions)
{
	$remote{$region}->safe_psql('postgres',
		"CREATE TABLE articles_$region AS SELECT * FROM ($articles) AS a WHERE region = '$region';
		CREATE INDEX ON articles_$region USING gin (zh_tsvector(body));
		ANALYZE articles_$region");
}
$one->safe_psql('postgres', 'CREATE EXTENSION postgres_fdw;
	CREATE TABLE spread (id int, region text, body text) PARTITION BY LIST (region)');
for my $region (@regions)
{
	my ($host, $port) = ($remote{$region}->host, $remote{$region}->port);
	my $user = $one->safe_psql('postgres', 'SELECT current_user');

	$one->safe_psql('postgres', "CREATE SERVER $region FOREIGN DATA WRAPPER postgres_fdw
			OPTIONS (host '$host', port '$port', dbname 'postgres', extensions 'zhnews');
		CREATE USER MAPPING FOR CURRENT_USER SERVER $region OPTIONS (user '$user');
		CREATE FOREIGN TABLE spread_$region PARTITION OF spread FOR VALUES IN ('$region')
			SERVER $region OPTIONS (table_name 'articles_$region')");
}

my %conditions = (
	'~~~ with a phrase' => q{body ~~~ '电池工厂'},
	'~~~ with a query' => q{body ~~~ zh_query('電池工廠 -足球')},
	'a tsvector' => q{zh_tsvector(body) @@ zh_query('電池工廠')},
	'a key' => q{zh_fold(body) LIKE '%电池工厂%'});
for my $what (sort keys %conditions)
{
	my $where = $conditions{$what};
	my $plan = $one->safe_psql('postgres', "EXPLAIN (VERBOSE, COSTS OFF) SELECT id FROM spread WHERE $where");
	my @sent = grep { /~~~|@@|zh_fold/ } ($plan =~ /Remote SQL: (.*)/g);

	is(scalar(@sent), scalar(@regions), "$what is evaluated on both servers") or diag $plan;
	unlike($plan, qr/^\s*Filter:/m, "$what: nothing is left to filter here");
	is($one->safe_psql('postgres', "SELECT count(*), sum(id) FROM spread WHERE $where"),
		$one->safe_psql('postgres', "SELECT count(*), sum(id) FROM articles WHERE $where"),
		"$what finds what one server finds");
}
is($one->safe_psql('postgres', q{SELECT count(*) FROM spread WHERE body ~~~ '电池工厂'}), 200, 'the words are in 200 articles');
is($one->safe_psql('postgres', q{SELECT count(*), sum(value) FROM spread, zh_quantities(body) WHERE currency = 'USD'}),
	$one->safe_psql('postgres', q{SELECT count(*), sum(value) FROM articles, zh_quantities(body) WHERE currency = 'USD'}),
	'facts of articles that are elsewhere');

# one server lost: an error that names it, never a smaller count
$remote{south}->stop('immediate');
my ($status, $out, $err) = $one->psql('postgres', q{SELECT count(*) FROM spread WHERE body ~~~ '电池工厂'});
isnt($status, 0, 'a lost server is an error');
is($out, '', 'and gives no count');
like($err, qr/could not connect to server "south"/, 'which names the server');
is($one->safe_psql('postgres', q{SELECT count(*) FROM spread WHERE body ~~~ '电池工厂' AND region = 'north'}), 100,
	'what the others have is found');

done_testing();
