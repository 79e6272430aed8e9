create table `owner` (
	`id` bigint not null auto_increment primary key,
	`last_name` varchar(80) not null,
	`legacy` varchar(20) not null
) engine=InnoDB;
create table `pet` (
	`id` bigint not null auto_increment primary key,
	`owner_id` bigint not null,
	`name` varchar(80),
	key `owner` (`owner_id`)
);
insert into `owner` (`id`, `last_name`, `legacy`) values (2, 'Davis', 'old');
