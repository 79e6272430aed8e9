package io.github.springdata.memory.guide;

import java.time.Instant;
import java.util.UUID;

import io.github.springdata.memory.mapping.GeneratedId;
import io.github.springdata.memory.mapping.IdStrategy;
import io.github.springdata.memory.mapping.ReferenceTo;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.Version;

// tag::invoice[]
class Invoice {

	@Id
	@GeneratedId(IdStrategy.TIME_ORDERED_UUID)
	@Nullable UUID id;

	@Version
	@Nullable Long version;

	@ReferenceTo(Buyer.class)
	@Nullable BuyerNumber buyer;

	@NonNull String text;

	Amount amount;

	@CreatedDate
	@Nullable Instant created;

	@LastModifiedBy
	@Nullable String changedBy;

	// end::invoice[]

	Invoice(@Nullable BuyerNumber buyer, String text, Amount amount) {
		this.buyer = buyer;
		this.text = text;
		this.amount = amount;
	}

}
