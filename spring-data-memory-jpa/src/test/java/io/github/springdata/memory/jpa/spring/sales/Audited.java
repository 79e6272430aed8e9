package io.github.springdata.memory.jpa.spring.sales;

import java.time.Instant;

import jakarta.persistence.EntityListeners;
import jakarta.persistence.MappedSuperclass;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

/**
 * What is noted of who wrote something, and when.
 */
@MappedSuperclass
@EntityListeners(AuditingEntityListener.class)
public abstract class Audited {

	@CreatedDate
	private Instant created;

	@CreatedBy
	private String creator;

	@LastModifiedDate
	private Instant modified;

	@LastModifiedBy
	private String modifier;

	public Instant getCreated() {
		return this.created;
	}

	public String getCreator() {
		return this.creator;
	}

	public Instant getModified() {
		return this.modified;
	}

	public String getModifier() {
		return this.modifier;
	}

}
