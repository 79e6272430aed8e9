package io.github.springdata.memory.jpa.spring.sales;

import com.querydsl.core.types.dsl.BooleanPath;
import com.querydsl.core.types.dsl.EntityPathBase;
import com.querydsl.core.types.dsl.ListPath;
import com.querydsl.core.types.dsl.NumberPath;
import com.querydsl.core.types.dsl.PathBuilder;
import com.querydsl.core.types.dsl.PathInits;
import com.querydsl.core.types.dsl.SetPath;
import com.querydsl.core.types.dsl.StringPath;

import static com.querydsl.core.types.PathMetadataFactory.forVariable;

/**
 * Paths of a customer, as a processor of Querydsl would write them.
 */
public class QCustomer extends EntityPathBase<Customer> {

	private static final long serialVersionUID = 1L;

	public static final QCustomer customer = new QCustomer("customer");

	public final NumberPath<Long> id = createNumber("id", Long.class);

	public final StringPath firstName = createString("firstName");

	public final StringPath lastName = createString("lastName");

	public final NumberPath<Integer> age = createNumber("age", Integer.class);

	public final BooleanPath active = createBoolean("active");

	public final StringPath city = new PathBuilder<>(Customer.class, getMetadata()).getString("address.city");

	public final StringPath countryName = new PathBuilder<>(Customer.class, getMetadata()).getString("country.name");

	public final ListPath<PurchaseOrder, QPurchaseOrder> orders = createList("orders", PurchaseOrder.class,
			QPurchaseOrder.class, PathInits.DIRECT);

	public final SetPath<String, StringPath> tags = createSet("tags", String.class, StringPath.class, PathInits.DIRECT);

	public QCustomer(String variable) {
		super(Customer.class, forVariable(variable));
	}

}
