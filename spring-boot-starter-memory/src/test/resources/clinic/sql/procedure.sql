create alias answer for "java.lang.Math.abs(int)";
insert into owner (last_name) values (answer(-42));
