package io.github.springdata.memory.boot.persistence;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OwnerController {

	private final Owners owners;

	OwnerController(Owners owners) {
		this.owners = owners;
	}

	@GetMapping("/pets/{name}/companions")
	List<String> companions(@PathVariable String name) {
		return this.owners.findByPet(name)
			.stream()
			.flatMap((owner) -> owner.pets.stream())
			.map((pet) -> pet.name)
			.toList();
	}

	@PostMapping("/owners/{name}")
	Long register(@PathVariable String name) {
		return this.owners.save(new Owner(name).withPet("Leo").withPet("Rosy")).id;
	}

}
