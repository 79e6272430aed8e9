package io.github.springdata.memory.jpa.spring.sales;

import java.math.BigDecimal;

import com.querydsl.core.types.PathMetadata;
import com.querydsl.core.types.dsl.EntityPathBase;
import com.querydsl.core.types.dsl.NumberPath;
import com.querydsl.core.types.dsl.StringPath;

import static com.querydsl.core.types.PathMetadataFactory.forVariable;

/**
 * Paths of an order, as a processor of Querydsl would write them.
 */
public class QPurchaseOrder extends EntityPathBase<PurchaseOrder> {

	private static final long serialVersionUID = 1L;

	public static final QPurchaseOrder purchaseOrder = new QPurchaseOrder(forVariable("purchaseOrder"));

	public final StringPath number = createString("number");

	public final NumberPath<BigDecimal> total = createNumber("total", BigDecimal.class);

	public QPurchaseOrder(PathMetadata metadata) {
		super(PurchaseOrder.class, metadata);
	}

}
