package io.github.springdata.memory.mapping.state;

/**
 * Copier of beans, which are mutable objects: creates an instance, then sets its fields.
 */
record BeanCopier(ObjectFields fields, boolean flat, boolean createdFromParts) implements Copier {

	static BeanCopier of(StateLayout layout, boolean generating) {
		ObjectFields fields = ObjectFields.of(layout, false, generating);
		return new BeanCopier(fields, fields.isFlat(), fields.isCreatedFromParts());
	}

	@Override
	public boolean isFlat() {
		return this.flat;
	}

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		if (this.flat && run.isEmpty()) {
			return this.fields.create(source, run);
		}
		Object known = run.find(source);
		if (known != null) {
			return known;
		}
		Object copy = run.remember(source,
				this.createdFromParts ? createFromParts(source, run) : this.fields.create(source, run));
		if (!this.flat) {
			run.fill(this.fields, source, copy);
		}
		return copy;
	}

	private Object createFromParts(Object source, CopyRun run) {
		run.begin(source);
		run.pin();
		Object copy = this.fields.create(source, run);
		run.unpin();
		return copy;
	}

	/**
	 * Gives a bean the state of another of the same class.
	 */
	void copyInto(Object source, Object target, CopyRun run) {
		run.remember(source, target);
		this.fields.assignPlain(source, target);
		this.fields.assign(source, target, run);
		this.fields.assignFixed(source, target, run);
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		return comparison.sameFields(this.fields, a, b);
	}

}
