package io.github.springdata.memory.workload;

/**
 * What an entity of the workload holds, whoever keeps it.
 */
public interface Row {

	/**
	 * The identifier: 1, 2, 3 and so on, in the order of insertion.
	 */
	Long id();

	String name();

	boolean active();

	String category();

	double price();

	double cost();

	/**
	 * A number that differs wherever a field does.
	 */
	default long fingerprint() {
		long result = mix(id());
		result = mix(result + name().hashCode());
		result = mix(result + (active() ? 1 : 0));
		result = mix(result + category().hashCode());
		result = mix(result + Double.doubleToLongBits(price()));
		return mix(result + Double.doubleToLongBits(cost()));
	}

	private static long mix(long value) {
		long mixed = (value ^ (value >>> 32)) * 0x9E3779B97F4A7C15L;
		return mixed ^ (mixed >>> 29);
	}

}
