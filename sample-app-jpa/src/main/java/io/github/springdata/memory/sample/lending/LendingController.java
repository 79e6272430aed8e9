package io.github.springdata.memory.sample.lending;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.springdata.memory.sample.lending.member.LoanSummary;
import io.github.springdata.memory.sample.lending.member.MemberRepository;
import io.github.springdata.memory.sample.lending.stock.ItemRepository;
import io.github.springdata.memory.sample.lending.stock.ItemTitle;
import io.github.springdata.memory.sample.lending.stock.Items;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The library on the web.
 */
@RestController
public class LendingController {

	private static final int PAGE = 10;

	private final Lending lending;

	private final ItemRepository items;

	private final MemberRepository members;

	/**
	 * Creates the controller.
	 * @param lending lends items
	 * @param items the items
	 * @param members the members
	 */
	public LendingController(Lending lending, ItemRepository items, MemberRepository members) {
		this.lending = lending;
		this.items = items;
		this.members = members;
	}

	/**
	 * Finds items.
	 * @param text a part of their titles
	 * @param page the number of the page
	 * @return the titles of a page
	 */
	@GetMapping("/items")
	public List<String> items(@RequestParam(defaultValue = "") String text,
			@RequestParam(defaultValue = "0") int page) {
		return this.items
			.findBy(Items.titled(text).and(Items.inStock()),
					(query) -> query.as(ItemTitle.class).page(PageRequest.of(page, PAGE, Sort.by("title"))))
			.map(ItemTitle::getTitle)
			.getContent();
	}

	/**
	 * Finds the loans of a member.
	 * @param member the id of the member
	 * @return the loans
	 */
	@GetMapping("/members/{member}/loans")
	public List<LoanSummary> loans(@PathVariable long member) {
		return this.members.findLoans(member);
	}

	/**
	 * Lends an item.
	 * @param member the id of the member
	 * @param item the id of the item
	 * @return when it is due
	 */
	@PutMapping("/members/{member}/loans/{item}")
	public LocalDate lend(@PathVariable long member, @PathVariable long item) {
		return this.lending.lend(member, item, LocalDate.of(2026, 1, 1)).getDue();
	}

	/**
	 * Takes an item back.
	 * @param member the id of the member
	 * @param item the id of the item
	 */
	@DeleteMapping("/members/{member}/loans/{item}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	public void takeBack(@PathVariable long member, @PathVariable long item) {
		this.lending.takeBack(member, item);
	}

	/**
	 * Answers for what is not there.
	 */
	@ExceptionHandler(NoSuchElementException.class)
	@ResponseStatus(HttpStatus.NOT_FOUND)
	public void notFound() {
	}

}
