package io.github.springdata.memory.boot.persistence;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class OwnerService {

	private final Owners owners;

	private final JdbcTemplate jdbc;

	OwnerService(Owners owners, JdbcTemplate jdbc) {
		this.owners = owners;
		this.jdbc = jdbc;
	}

	@Transactional
	public void register(Owner owner, boolean fail) {
		this.owners.save(owner);
		if (fail) {
			throw new IllegalArgumentException("Not registered");
		}
	}

	long countByJdbc() {
		return this.jdbc.queryForList("select id from owner").size();
	}

}
