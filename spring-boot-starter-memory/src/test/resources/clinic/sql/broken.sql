insert into owner (id, last_name) values (102, 'Wilkes');
insert into owner (id, last_name) values (103, 'Wilkes');
insert into ownr (id) values (104);
