package io.github.springdata.memory.sample.lending.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Where an item stands.
 *
 * @param room the room
 * @param number the number of the shelf in the room
 */
@Embeddable
public record Shelf(@Column(name = "shelf_room") String room, @Column(name = "shelf_number") Integer number) {

}
