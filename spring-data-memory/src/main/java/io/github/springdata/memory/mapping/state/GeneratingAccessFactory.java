package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.List;

/**
 * Access by generated classes and, where that is impossible, by method handles.
 */
final class GeneratingAccessFactory implements FieldAccessFactory {

	private final FieldAccessFactory handles = new HandleAccessFactory();

	@Override
	public boolean isGenerating() {
		return true;
	}

	@Override
	public FieldAccess field(Field field) {
		return this.handles.field(field);
	}

	@Override
	public PlainFields plainFields(List<Field> compared, List<Field> copied) {
		return this.handles.plainFields(compared, copied);
	}

	@Override
	public Invoker invoker(Executable executable) {
		return this.handles.invoker(executable);
	}

}
