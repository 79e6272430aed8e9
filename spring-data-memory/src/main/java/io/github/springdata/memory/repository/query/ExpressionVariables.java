package io.github.springdata.memory.repository.query;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.data.repository.query.Parameter;
import org.springframework.data.repository.query.Parameters;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.Assign;
import org.springframework.expression.spel.ast.VariableReference;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.util.StringUtils;

/**
 * The variables of value expressions, such as {@code #name}. Each is a parameter of the
 * method, by its name or, if it is a {@code Sort} and the like, by its type.
 */
final class ExpressionVariables {

	private static final Set<String> BUILT_IN = Set.of("root", "this");

	private ExpressionVariables() {
	}

	/**
	 * The variables of an expression that no parameter gives a value to.
	 * @param expression the expression, {@code #{..}}; other ones have no variables
	 * @param parameters the parameters of the method
	 */
	static Set<String> unknown(String expression, Parameters<?, ?> parameters) {
		if (!expression.startsWith("#{") || !expression.endsWith("}")) {
			return Set.of();
		}
		Set<String> known = known(parameters);
		Set<String> unknown = new LinkedHashSet<>();
		try {
			SpelNode root = new SpelExpressionParser().parseRaw(expression.substring(2, expression.length() - 1))
				.getAST();
			collect(root, known, unknown);
		}
		catch (ParseException | IllegalStateException ex) {
			// composite, or for the evaluation to refuse
		}
		unknown.removeAll(known);
		return unknown;
	}

	private static Set<String> known(Parameters<?, ?> parameters) {
		Set<String> known = new HashSet<>(BUILT_IN);
		for (Parameter parameter : parameters) {
			parameter.getName().ifPresent(known::add);
			if (parameter.isSpecialParameter()) {
				known.add(StringUtils.uncapitalize(parameter.getType().getSimpleName()));
			}
		}
		return known;
	}

	private static void collect(SpelNode node, Set<String> known, Set<String> found) {
		if (node instanceof VariableReference) {
			found.add(node.toStringAST().substring(1));
		}
		if (node instanceof Assign && node.getChild(0) instanceof VariableReference assigned) {
			known.add(assigned.toStringAST().substring(1));
		}
		for (int i = 0; i < node.getChildCount(); i++) {
			collect(node.getChild(i), known, found);
		}
	}

}
