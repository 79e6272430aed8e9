package io.github.springdata.memory.jpa.relational;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import io.github.springdata.memory.jpa.relational.SqlTokens.Kind;
import io.github.springdata.memory.jpa.relational.SqlTokens.Token;

import org.jspecify.annotations.Nullable;

/**
 * Reader of values in statements.
 *
 * @param tokens the tokens of the statement
 */
record SqlLiterals(SqlTokens tokens) {

	private static final int LONG_DIGITS = 18;

	private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
		.optionalStart()
		.appendOffsetId()
		.toFormatter(Locale.ROOT);

	/** Stands for the value that a column has if none is given. */
	static final Object DEFAULT = new Object();

	/**
	 * Reads a value.
	 * @throws UnsupportedScriptException if it is anything but a literal or the present
	 * time
	 */
	@Nullable Object read() {
		Token token = this.tokens.take();
		return switch (token.kind()) {
			case TEXT -> token.text();
			case NUMBER -> number(token, false);
			case BYTES -> HexFormat.of().parseHex(token.text());
			case WORD -> word(token);
			case SYMBOL -> signed(token);
			default -> throw unknown(token);
		};
	}

	private Object signed(Token sign) {
		if ((sign.is("-") || sign.is("+")) && this.tokens.peek().kind() == Kind.NUMBER) {
			return number(this.tokens.take(), sign.is("-"));
		}
		throw unknown(sign);
	}

	private Object number(Token token, boolean negative) {
		try {
			BigDecimal number = new BigDecimal(token.text());
			BigDecimal value = negative ? number.negate() : number;
			return (value.scale() == 0 && value.precision() <= LONG_DIGITS) ? (Object) value.longValueExact() : value;
		}
		catch (NumberFormatException ex) {
			throw this.tokens.refused(token, token + " is no number");
		}
	}

	private @Nullable Object word(Token token) {
		boolean text = this.tokens.peek().kind() == Kind.TEXT;
		return switch (token.text().toLowerCase(Locale.ROOT)) {
			case "null" -> null;
			case "true" -> true;
			case "false" -> false;
			case "default" -> DEFAULT;
			case "date" -> text ? parse(LocalDate::parse, "2024-12-31") : function(token);
			case "time" -> text ? parse(LocalTime::parse, "23:59:59") : function(token);
			case "timestamp" -> text ? parse(SqlLiterals::timestamp, "2024-12-31 23:59:59") : function(token);
			case "uuid" -> text ? parse(UUID::fromString, "the text of a UUID") : function(token);
			default -> function(token);
		};
	}

	/**
	 * Reads the text of a value.
	 * @param example how it has to look
	 */
	private <T> T parse(Function<String, T> parser, String example) {
		Token token = this.tokens.take();
		try {
			return parser.apply(token.text().strip());
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			throw this.tokens.refused(token, "%s is nothing like %s".formatted(token, example));
		}
	}

	private static Object timestamp(String text) {
		String iso = text.replace(' ', 'T');
		return TIMESTAMP.parseBest((iso.indexOf('T') < 0) ? iso + "T00:00" : iso, OffsetDateTime::from,
				LocalDateTime::from);
	}

	private Object function(Token token) {
		boolean called = this.tokens.peek().is("(");
		Object value = switch (token.text().toLowerCase(Locale.ROOT)) {
			case "current_timestamp", "localtimestamp", "sysdate", "systimestamp" -> LocalDateTime.now();
			case "now", "getdate", "sysdatetime" -> called ? LocalDateTime.now() : null;
			case "current_date" -> LocalDate.now();
			case "curdate" -> called ? LocalDate.now() : null;
			case "current_time", "localtime" -> LocalTime.now();
			case "random_uuid", "gen_random_uuid", "uuid" -> called ? UUID.randomUUID() : null;
			default -> null;
		};
		if (value == null) {
			throw unknown(token);
		}
		if (called) {
			this.tokens.take();
			if (this.tokens.peek().kind() == Kind.NUMBER) {
				this.tokens.take();
			}
			this.tokens.require(")");
		}
		return value;
	}

	private UnsupportedScriptException unknown(Token token) {
		return this.tokens.refused(token, token + " is no literal");
	}

}
