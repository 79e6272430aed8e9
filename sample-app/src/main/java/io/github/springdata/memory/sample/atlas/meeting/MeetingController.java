package io.github.springdata.memory.sample.atlas.meeting;

import jakarta.validation.Valid;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Meetings.
 */
@RestController
@RequestMapping("/api/meetings")
class MeetingController {

	private final MeetingPlanner planner;

	MeetingController(MeetingPlanner planner) {
		this.planner = planner;
	}

	@PostMapping
	ResponseEntity<MeetingView> plan(@Valid @RequestBody MeetingRequest request, UriComponentsBuilder uris) {
		MeetingView meeting = this.planner.plan(request);
		return ResponseEntity.created(uris.path("/api/meetings/{id}").build(meeting.id())).body(meeting);
	}

	@GetMapping
	Page<MeetingView> find(@RequestParam String person,
			@PageableDefault(size = 20, sort = "starts") Pageable pageable) {
		return this.planner.findByPerson(person, pageable);
	}

	@GetMapping("/{id}")
	MeetingView get(@PathVariable long id) {
		return this.planner.get(id);
	}

	@PutMapping("/{id}/time")
	MeetingView move(@PathVariable long id, @Valid @RequestBody MeetingMove move) {
		return this.planner.move(id, move);
	}

	@DeleteMapping("/{id}")
	ResponseEntity<Void> cancel(@PathVariable long id) {
		this.planner.cancel(id);
		return ResponseEntity.noContent().build();
	}

}
