package io.github.springdata.memory.sample.lending;

import java.time.LocalDate;

import io.github.springdata.memory.sample.lending.member.Loan;
import io.github.springdata.memory.sample.lending.member.Member;
import io.github.springdata.memory.sample.lending.member.MemberRepository;
import io.github.springdata.memory.sample.lending.stock.Item;
import io.github.springdata.memory.sample.lending.stock.ItemRepository;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lends items to members and takes them back.
 */
@Service
@Transactional
public class Lending {

	private static final int MOST = 3;

	private static final int DAYS = 28;

	private final ItemRepository items;

	private final MemberRepository members;

	/**
	 * Creates the service.
	 * @param items the items
	 * @param members the members
	 */
	public Lending(ItemRepository items, MemberRepository members) {
		this.items = items;
		this.members = members;
	}

	/**
	 * Lends an item.
	 * @param memberId the id of the member
	 * @param itemId the id of the item
	 * @param day the day
	 * @return the loan
	 * @throws LoanRefusedException if no copy is left or the member has too many
	 */
	public Loan lend(long memberId, long itemId, LocalDate day) {
		Member member = this.members.findById(memberId).orElseThrow();
		Item item = this.items.findById(itemId).orElseThrow();
		if (member.getLoans().size() >= MOST) {
			throw new LoanRefusedException(member.getName() + " has " + MOST + " items already");
		}
		if (!item.take()) {
			throw new LoanRefusedException("No copy of '" + item.getTitle() + "' is left");
		}
		Loan loan = member.borrow(item, day.plusDays(DAYS));
		this.members.flush();
		return loan;
	}

	/**
	 * Takes an item back.
	 * @param memberId the id of the member
	 * @param itemId the id of the item
	 * @return whether the member had it
	 */
	public boolean takeBack(long memberId, long itemId) {
		Member member = this.members.findWithLoansById(memberId).orElseThrow();
		boolean had = member.giveBack(itemId);
		if (had) {
			this.items.findById(itemId).orElseThrow().putBack();
		}
		return had;
	}

}
