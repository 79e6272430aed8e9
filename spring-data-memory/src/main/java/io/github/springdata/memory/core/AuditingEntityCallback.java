package io.github.springdata.memory.core;

import io.github.springdata.memory.core.event.BeforeConvertCallback;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.core.Ordered;
import org.springframework.data.auditing.IsNewAwareAuditingHandler;
import org.springframework.util.Assert;

/**
 * Callback that sets who created and changed an instance, and when, before it is saved.
 * An instance is created when its row is inserted, also if the application has set its
 * id.
 */
public class AuditingEntityCallback implements BeforeConvertCallback<Object>, Ordered {

	private final ObjectFactory<IsNewAwareAuditingHandler> handler;

	/**
	 * Creates the callback.
	 * @param handler provides what sets the properties
	 */
	public AuditingEntityCallback(ObjectFactory<IsNewAwareAuditingHandler> handler) {
		Assert.notNull(handler, "IsNewAwareAuditingHandler must not be null");
		this.handler = handler;
	}

	@Override
	public Object onBeforeConvert(Object entity) {
		IsNewAwareAuditingHandler handler = this.handler.getObject();
		@Nullable Boolean isNew = Callbacks.isSavingNew();
		if (isNew == null) {
			return handler.markAudited(entity);
		}
		return isNew ? handler.markCreated(entity) : handler.markModified(entity);
	}

	@Override
	public int getOrder() {
		return 100;
	}

}
