package io.github.springdata.memory.jpa.spring.sales;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;

import org.springframework.data.domain.Persistable;

/**
 * Voucher, which says itself whether it is new.
 */
@Entity
public class Voucher implements Persistable<String> {

	@Id
	private String code;

	@Transient
	private boolean isNew = true;

	protected Voucher() {
	}

	public Voucher(String code) {
		this.code = code;
	}

	@Override
	public String getId() {
		return this.code;
	}

	@Override
	public boolean isNew() {
		return this.isNew;
	}

	@PostLoad
	@PostPersist
	void saved() {
		this.isNew = false;
	}

}
