package io.github.springdata.memory.boot.aot;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * An entity that is audited.
 */
public class Letter {

	@Id
	@Nullable Long id;

	String text;

	@CreatedBy
	@Nullable String author;

	@LastModifiedBy
	@Nullable String editor;

	@CreatedDate
	@Nullable Instant written;

	@LastModifiedDate
	@Nullable Instant edited;

	Letter(String text) {
		this.text = text;
	}

}
