package io.github.springdata.memory.sample.lending.member;

import java.time.LocalDate;

/**
 * A loan as it is shown.
 *
 * @param title the title of the item
 * @param due when it is to be given back
 */
public record LoanSummary(String title, LocalDate due) {

}
