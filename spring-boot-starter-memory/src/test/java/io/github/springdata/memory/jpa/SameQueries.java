package io.github.springdata.memory.jpa;

import java.util.List;

import io.github.springdata.memory.repository.Query;

import org.springframework.data.repository.NoRepositoryBean;

/**
 * Texts that mean the same to Spring Data JPA and to Spring Data Memory.
 */
@NoRepositoryBean
interface SameQueries {

	String Q001 = "from Product";

	@Query(Q001)
	@org.springframework.data.jpa.repository.Query(Q001)
	List<Object> q001();

	String Q002 = "from Product p where p.price > 20";

	@Query(Q002)
	@org.springframework.data.jpa.repository.Query(Q002)
	List<Object> q002();

	String Q003 = "select p from Product p where p.active = true order by p.id";

	@Query(Q003)
	@org.springframework.data.jpa.repository.Query(Q003)
	List<Object> q003();

	String Q004 = "select p.name from Product p where p.price between 10 and 30";

	@Query(Q004)
	@org.springframework.data.jpa.repository.Query(Q004)
	List<Object> q004();

	String Q005 = "select p.name from Product p where p.price not between 10 and 30";

	@Query(Q005)
	@org.springframework.data.jpa.repository.Query(Q005)
	List<Object> q005();

	String Q006 = "select p.name from Product p where p.category = 'tool'";

	@Query(Q006)
	@org.springframework.data.jpa.repository.Query(Q006)
	List<Object> q006();

	String Q007 = "select p.name from Product p where p.category <> 'tool'";

	@Query(Q007)
	@org.springframework.data.jpa.repository.Query(Q007)
	List<Object> q007();

	String Q008 = "select p.name from Product p where p.category is null";

	@Query(Q008)
	@org.springframework.data.jpa.repository.Query(Q008)
	List<Object> q008();

	String Q009 = "select p.name from Product p where p.category is not null and p.quantity is null";

	@Query(Q009)
	@org.springframework.data.jpa.repository.Query(Q009)
	List<Object> q009();

	String Q010 = "select p.name from Product p where p.quantity = 3 or p.quantity = 4";

	@Query(Q010)
	@org.springframework.data.jpa.repository.Query(Q010)
	List<Object> q010();

	String Q011 = "select p.name from Product p where not (p.quantity = 3 or p.category = 'toy')";

	@Query(Q011)
	@org.springframework.data.jpa.repository.Query(Q011)
	List<Object> q011();

	String Q012 = "select p.name from Product p where not (p.quantity > 3 and p.category = 'toy')";

	@Query(Q012)
	@org.springframework.data.jpa.repository.Query(Q012)
	List<Object> q012();

	String Q013 = "select p.name from Product p where p.quantity in (1, 2, 3)";

	@Query(Q013)
	@org.springframework.data.jpa.repository.Query(Q013)
	List<Object> q013();

	String Q014 = "select p.name from Product p where p.quantity not in (1, 2, 3)";

	@Query(Q014)
	@org.springframework.data.jpa.repository.Query(Q014)
	List<Object> q014();

	String Q015 = "select p.name from Product p where p.quantity not in (1, 2, null)";

	@Query(Q015)
	@org.springframework.data.jpa.repository.Query(Q015)
	List<Object> q015();

	String Q016 = "select p.name from Product p where p.name like 'p%1%'";

	@Query(Q016)
	@org.springframework.data.jpa.repository.Query(Q016)
	List<Object> q016();

	String Q017 = "select p.name from Product p where p.name not like '%_3'";

	@Query(Q017)
	@org.springframework.data.jpa.repository.Query(Q017)
	List<Object> q017();

	String Q018 = "select p.name from Product p where p.name like 'p!_%' escape '!'";

	@Query(Q018)
	@org.springframework.data.jpa.repository.Query(Q018)
	List<Object> q018();

	String Q019 = "select p.name from Product p where lower(p.category) like 'b%'";

	@Query(Q019)
	@org.springframework.data.jpa.repository.Query(Q019)
	List<Object> q019();

	String Q020 = "select p.name from Product p where p.kind = io.github.springdata.memory.jpa.Product.Kind.SMALL";

	@Query(Q020)
	@org.springframework.data.jpa.repository.Query(Q020)
	List<Object> q020();

	String Q021 = "select p.name from Product p where p.kind <> io.github.springdata.memory.jpa.Product.Kind.SMALL";

	@Query(Q021)
	@org.springframework.data.jpa.repository.Query(Q021)
	List<Object> q021();

	String Q022 = "select p.name from Product p where p.made < {d '2021-06-01'}";

	@Query(Q022)
	@org.springframework.data.jpa.repository.Query(Q022)
	List<Object> q022();

	String Q023 = "select p.name from Product p where p.made >= {d '2021-06-01'} order by p.made, p.id";

	@Query(Q023)
	@org.springframework.data.jpa.repository.Query(Q023)
	List<Object> q023();

	String Q024 = "select p.name from Product p where p.cost > p.price";

	@Query(Q024)
	@org.springframework.data.jpa.repository.Query(Q024)
	List<Object> q024();

	String Q025 = "select p.name from Product p where p.cost < 10.5";

	@Query(Q025)
	@org.springframework.data.jpa.repository.Query(Q025)
	List<Object> q025();

	String Q026 = "select p.name from Product p where p.quantity > 2.5";

	@Query(Q026)
	@org.springframework.data.jpa.repository.Query(Q026)
	List<Object> q026();

	String Q027 = "select p.name from Product p where p.quantity * 2 > p.price";

	@Query(Q027)
	@org.springframework.data.jpa.repository.Query(Q027)
	List<Object> q027();

	String Q028 = "select p.name from Product p where 'red' member of p.tags";

	@Query(Q028)
	@org.springframework.data.jpa.repository.Query(Q028)
	List<Object> q028();

	String Q029 = "select p.name from Product p where 'red' not member of p.tags";

	@Query(Q029)
	@org.springframework.data.jpa.repository.Query(Q029)
	List<Object> q029();

	String Q030 = "select p.name from Product p where p.tags is empty";

	@Query(Q030)
	@org.springframework.data.jpa.repository.Query(Q030)
	List<Object> q030();

	String Q031 = "select p.name from Product p where p.tags is not empty";

	@Query(Q031)
	@org.springframework.data.jpa.repository.Query(Q031)
	List<Object> q031();

	String Q032 = "select p.name from Product p where size(p.tags) = 2";

	@Query(Q032)
	@org.springframework.data.jpa.repository.Query(Q032)
	List<Object> q032();

	String Q033 = "select p.name, size(p.tags) from Product p order by p.id";

	@Query(Q033)
	@org.springframework.data.jpa.repository.Query(Q033)
	List<Object> q033();

	String Q034 = "select p.name from Product p where length(p.name) > 3 order by p.name, p.id";

	@Query(Q034)
	@org.springframework.data.jpa.repository.Query(Q034)
	List<Object> q034();

	String Q035 = "select p.name, p.price from Product p order by p.price desc, p.id";

	@Query(Q035)
	@org.springframework.data.jpa.repository.Query(Q035)
	List<Object> q035();

	String Q036 = "select p.name, p.category from Product p order by p.category nulls last, p.id";

	@Query(Q036)
	@org.springframework.data.jpa.repository.Query(Q036)
	List<Object> q036();

	String Q037 = "select p.name, p.category from Product p order by p.category desc nulls first, p.id";

	@Query(Q037)
	@org.springframework.data.jpa.repository.Query(Q037)
	List<Object> q037();

	String Q038 = "select p.name, p.category from Product p order by p.category, p.id desc";

	@Query(Q038)
	@org.springframework.data.jpa.repository.Query(Q038)
	List<Object> q038();

	String Q039 = "select p.name as n from Product p order by n, p.id";

	@Query(Q039)
	@org.springframework.data.jpa.repository.Query(Q039)
	List<Object> q039();

	String Q040 = "select p.name from Product p order by length(p.name), p.id";

	@Query(Q040)
	@org.springframework.data.jpa.repository.Query(Q040)
	List<Object> q040();

	String Q041 = "select p.id from Product p order by p.id limit 5";

	@Query(Q041)
	@org.springframework.data.jpa.repository.Query(Q041)
	List<Object> q041();

	String Q042 = "select p.id from Product p order by p.id limit 5 offset 7";

	@Query(Q042)
	@org.springframework.data.jpa.repository.Query(Q042)
	List<Object> q042();

	String Q043 = "select p.id from Product p order by p.id offset 5 rows fetch first 3 rows only";

	@Query(Q043)
	@org.springframework.data.jpa.repository.Query(Q043)
	List<Object> q043();

	String Q044 = "select distinct p.category from Product p";

	@Query(Q044)
	@org.springframework.data.jpa.repository.Query(Q044)
	List<Object> q044();

	String Q045 = "select distinct p.category, p.active from Product p order by p.category, p.active";

	@Query(Q045)
	@org.springframework.data.jpa.repository.Query(Q045)
	List<Object> q045();

	String Q046 = "select count(p) from Product p";

	@Query(Q046)
	@org.springframework.data.jpa.repository.Query(Q046)
	List<Object> q046();

	String Q047 = "select count(p.quantity) from Product p";

	@Query(Q047)
	@org.springframework.data.jpa.repository.Query(Q047)
	List<Object> q047();

	String Q048 = "select count(distinct p.category) from Product p";

	@Query(Q048)
	@org.springframework.data.jpa.repository.Query(Q048)
	List<Object> q048();

	String Q049 = "select count(p) from Product p where p.price > 1000";

	@Query(Q049)
	@org.springframework.data.jpa.repository.Query(Q049)
	List<Object> q049();

	String Q050 = "select sum(p.quantity) from Product p";

	@Query(Q050)
	@org.springframework.data.jpa.repository.Query(Q050)
	List<Object> q050();

	String Q051 = "select sum(p.quantity) from Product p where p.price > 1000";

	@Query(Q051)
	@org.springframework.data.jpa.repository.Query(Q051)
	List<Object> q051();

	String Q052 = "select avg(p.price), min(p.price), max(p.price) from Product p";

	@Query(Q052)
	@org.springframework.data.jpa.repository.Query(Q052)
	List<Object> q052();

	String Q053 = "select sum(p.cost), min(p.name), max(p.made) from Product p";

	@Query(Q053)
	@org.springframework.data.jpa.repository.Query(Q053)
	List<Object> q053();

	String Q054 = "select p.category, count(p) from Product p group by p.category";

	@Query(Q054)
	@org.springframework.data.jpa.repository.Query(Q054)
	List<Object> q054();

	String Q055 = "select p.category, avg(p.price) from Product p group by p.category having count(p) > 3";

	@Query(Q055)
	@org.springframework.data.jpa.repository.Query(Q055)
	List<Object> q055();

	String Q056 = "select p.category, p.active, sum(p.price) from Product p group by p.category, p.active";

	@Query(Q056)
	@org.springframework.data.jpa.repository.Query(Q056)
	List<Object> q056();

	String Q057 = "select p.category, max(p.price) from Product p group by p.category order by max(p.price) desc";

	@Query(Q057)
	@org.springframework.data.jpa.repository.Query(Q057)
	List<Object> q057();

	String Q058 = "select upper(p.category), count(p) from Product p group by upper(p.category)";

	@Query(Q058)
	@org.springframework.data.jpa.repository.Query(Q058)
	List<Object> q058();

	String Q059 = "select p.category, count(p) as c from Product p where p.active = true group by p.category having max(p.price) > 5 order by c, p.category";

	@Query(Q059)
	@org.springframework.data.jpa.repository.Query(Q059)
	List<Object> q059();

	String Q060 = "select p.price + 1, p.price - 1, p.price * 2, p.price / 4 from Product p order by p.id";

	@Query(Q060)
	@org.springframework.data.jpa.repository.Query(Q060)
	List<Object> q060();

	String Q061 = "select p.quantity + 1, p.quantity * 2, -p.quantity from Product p order by p.id";

	@Query(Q061)
	@org.springframework.data.jpa.repository.Query(Q061)
	List<Object> q061();

	String Q062 = "select p.quantity / 2 from Product p order by p.id";

	@Query(Q062)
	@org.springframework.data.jpa.repository.Query(Q062)
	List<Object> q062();

	String Q063 = "select abs(p.quantity), sign(p.quantity), mod(p.id, 3) from Product p order by p.id";

	@Query(Q063)
	@org.springframework.data.jpa.repository.Query(Q063)
	List<Object> q063();

	String Q064 = "select sqrt(p.price), power(p.price, 2) from Product p order by p.id";

	@Query(Q064)
	@org.springframework.data.jpa.repository.Query(Q064)
	List<Object> q064();

	String Q065 = "select round(p.price, 1), floor(p.price), ceiling(p.price) from Product p order by p.id";

	@Query(Q065)
	@org.springframework.data.jpa.repository.Query(Q065)
	List<Object> q065();

	String Q066 = "select p.name || '-' || p.category from Product p order by p.id";

	@Query(Q066)
	@org.springframework.data.jpa.repository.Query(Q066)
	List<Object> q066();

	String Q067 = "select concat(p.name, ':', p.category) from Product p order by p.id";

	@Query(Q067)
	@org.springframework.data.jpa.repository.Query(Q067)
	List<Object> q067();

	String Q068 = "select lower(p.name), upper(p.name), length(p.name) from Product p order by p.id";

	@Query(Q068)
	@org.springframework.data.jpa.repository.Query(Q068)
	List<Object> q068();

	String Q069 = "select substring(p.name, 2), substring(p.name, 1, 2) from Product p order by p.id";

	@Query(Q069)
	@org.springframework.data.jpa.repository.Query(Q069)
	List<Object> q069();

	String Q070 = "select left(p.name, 2), right(p.name, 2) from Product p order by p.id";

	@Query(Q070)
	@org.springframework.data.jpa.repository.Query(Q070)
	List<Object> q070();

	String Q071 = "select trim(leading 'p' from p.name), trim(both '1' from p.name) from Product p order by p.id";

	@Query(Q071)
	@org.springframework.data.jpa.repository.Query(Q071)
	List<Object> q071();

	String Q072 = "select trim('  x ') from Product p";

	@Query(Q072)
	@org.springframework.data.jpa.repository.Query(Q072)
	List<Object> q072();

	String Q073 = "select locate('1', p.name), locate('1', p.name, 3) from Product p order by p.id";

	@Query(Q073)
	@org.springframework.data.jpa.repository.Query(Q073)
	List<Object> q073();

	String Q074 = "select replace(p.name, 'p', 'q') from Product p order by p.id";

	@Query(Q074)
	@org.springframework.data.jpa.repository.Query(Q074)
	List<Object> q074();

	String Q075 = "select coalesce(p.category, 'none'), nullif(p.quantity, 3) from Product p order by p.id";

	@Query(Q075)
	@org.springframework.data.jpa.repository.Query(Q075)
	List<Object> q075();

	String Q076 = "select case when p.price > 30 then 'high' when p.price > 10 then 'middle' else 'low' end from Product p order by p.id";

	@Query(Q076)
	@org.springframework.data.jpa.repository.Query(Q076)
	List<Object> q076();

	String Q077 = "select case p.category when 'tool' then 1 when 'toy' then 2 else 3 end from Product p order by p.id";

	@Query(Q077)
	@org.springframework.data.jpa.repository.Query(Q077)
	List<Object> q077();

	String Q078 = "select case when p.quantity > 3 then p.name end from Product p order by p.id";

	@Query(Q078)
	@org.springframework.data.jpa.repository.Query(Q078)
	List<Object> q078();

	String Q079 = "select cast(p.quantity as string) from Product p order by p.id";

	@Query(Q079)
	@org.springframework.data.jpa.repository.Query(Q079)
	List<Object> q079();

	String Q080 = "select cast(p.price as integer) from Product p order by p.id";

	@Query(Q080)
	@org.springframework.data.jpa.repository.Query(Q080)
	List<Object> q080();

	String Q081 = "select cast('2020-05-06' as date) from Product p";

	@Query(Q081)
	@org.springframework.data.jpa.repository.Query(Q081)
	List<Object> q081();

	String Q082 = "select extract(year from p.made), extract(month from p.made), extract(day from p.made) from Product p order by p.id";

	@Query(Q082)
	@org.springframework.data.jpa.repository.Query(Q082)
	List<Object> q082();

	String Q083 = "select p.kind from Product p order by p.kind, p.id";

	@Query(Q083)
	@org.springframework.data.jpa.repository.Query(Q083)
	List<Object> q083();

	String Q084 = "select p.name, t from Product p join p.tags t order by p.id, t";

	@Query(Q084)
	@org.springframework.data.jpa.repository.Query(Q084)
	List<Object> q084();

	String Q085 = "select p.name, t from Product p left join p.tags t order by p.id, t";

	@Query(Q085)
	@org.springframework.data.jpa.repository.Query(Q085)
	List<Object> q085();

	String Q086 = "select p.name, s.amount from Product p join Sale s on s.productId = p.id order by s.id";

	@Query(Q086)
	@org.springframework.data.jpa.repository.Query(Q086)
	List<Object> q086();

	String Q087 = "select p.name, s.amount from Product p left join Sale s on s.productId = p.id order by p.id, s.id";

	@Query(Q087)
	@org.springframework.data.jpa.repository.Query(Q087)
	List<Object> q087();

	String Q088 = "select p.name, s.amount from Product p left join Sale s on s.productId = p.id and s.amount > 5 order by p.id, s.id";

	@Query(Q088)
	@org.springframework.data.jpa.repository.Query(Q088)
	List<Object> q088();

	String Q089 = "select p.name, s.amount from Product p, Sale s where s.productId = p.id and s.amount > 3 order by s.id";

	@Query(Q089)
	@org.springframework.data.jpa.repository.Query(Q089)
	List<Object> q089();

	String Q090 = "select count(*) from Product p cross join Sale s";

	@Query(Q090)
	@org.springframework.data.jpa.repository.Query(Q090)
	List<Object> q090();

	String Q091 = "select p.category, sum(s.amount) from Product p join Sale s on s.productId = p.id group by p.category";

	@Query(Q091)
	@org.springframework.data.jpa.repository.Query(Q091)
	List<Object> q091();

	String Q092 = "select a.id, b.id from Product a join Product b on a.category = b.category and a.id < b.id order by a.id, b.id";

	@Query(Q092)
	@org.springframework.data.jpa.repository.Query(Q092)
	List<Object> q092();

	String Q093 = "select p.name from Product p where exists (select 1 from Sale s where s.productId = p.id and s.amount > 7)";

	@Query(Q093)
	@org.springframework.data.jpa.repository.Query(Q093)
	List<Object> q093();

	String Q094 = "select p.name from Product p where not exists (select 1 from Sale s where s.productId = p.id)";

	@Query(Q094)
	@org.springframework.data.jpa.repository.Query(Q094)
	List<Object> q094();

	String Q095 = "select p.name from Product p where p.id in (select s.productId from Sale s)";

	@Query(Q095)
	@org.springframework.data.jpa.repository.Query(Q095)
	List<Object> q095();

	String Q096 = "select p.name from Product p where p.id not in (select s.productId from Sale s where s.productId is not null)";

	@Query(Q096)
	@org.springframework.data.jpa.repository.Query(Q096)
	List<Object> q096();

	String Q097 = "select p.name from Product p where p.id not in (select s.productId from Sale s)";

	@Query(Q097)
	@org.springframework.data.jpa.repository.Query(Q097)
	List<Object> q097();

	String Q098 = "select p.name from Product p where p.price >= all (select q.price from Product q)";

	@Query(Q098)
	@org.springframework.data.jpa.repository.Query(Q098)
	List<Object> q098();

	String Q099 = "select p.name from Product p where p.price < any (select q.price from Product q where q.category = 'toy')";

	@Query(Q099)
	@org.springframework.data.jpa.repository.Query(Q099)
	List<Object> q099();

	String Q100 = "select p.name from Product p where p.price > (select avg(q.price) from Product q)";

	@Query(Q100)
	@org.springframework.data.jpa.repository.Query(Q100)
	List<Object> q100();

	String Q101 = "select p.name, (select count(s) from Sale s where s.productId = p.id) from Product p order by p.id";

	@Query(Q101)
	@org.springframework.data.jpa.repository.Query(Q101)
	List<Object> q101();

	String Q102 = "select p.category from Product p union select s.region from Sale s";

	@Query(Q102)
	@org.springframework.data.jpa.repository.Query(Q102)
	List<Object> q102();

	String Q103 = "select p.category from Product p union all select s.region from Sale s";

	@Query(Q103)
	@org.springframework.data.jpa.repository.Query(Q103)
	List<Object> q103();

	String Q104 = "select p.category from Product p intersect select s.region from Sale s";

	@Query(Q104)
	@org.springframework.data.jpa.repository.Query(Q104)
	List<Object> q104();

	String Q105 = "select p.category from Product p except select s.region from Sale s";

	@Query(Q105)
	@org.springframework.data.jpa.repository.Query(Q105)
	List<Object> q105();

	String Q106 = "select p from Product p where p.id = 3";

	@Query(Q106)
	@org.springframework.data.jpa.repository.Query(Q106)
	List<Object> q106();

	String Q107 = "select max(p.price) - min(p.price) from Product p";

	@Query(Q107)
	@org.springframework.data.jpa.repository.Query(Q107)
	List<Object> q107();

}
