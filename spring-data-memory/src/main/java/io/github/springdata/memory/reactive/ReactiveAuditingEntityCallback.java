package io.github.springdata.memory.reactive;

import org.reactivestreams.Publisher;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.core.Ordered;
import org.springframework.data.auditing.ReactiveIsNewAwareAuditingHandler;
import org.springframework.util.Assert;

/**
 * Callback that sets who created and changed an instance, and when, before it is saved
 * reactively.
 */
public class ReactiveAuditingEntityCallback implements ReactiveBeforeConvertCallback<Object>, Ordered {

	private final ObjectFactory<ReactiveIsNewAwareAuditingHandler> handler;

	/**
	 * Creates the callback.
	 * @param handler provides what sets the properties
	 */
	public ReactiveAuditingEntityCallback(ObjectFactory<ReactiveIsNewAwareAuditingHandler> handler) {
		Assert.notNull(handler, "ReactiveIsNewAwareAuditingHandler must not be null");
		this.handler = handler;
	}

	@Override
	public Publisher<Object> onBeforeConvert(Object entity) {
		return this.handler.getObject().markAudited(entity);
	}

	@Override
	public int getOrder() {
		return 100;
	}

}
