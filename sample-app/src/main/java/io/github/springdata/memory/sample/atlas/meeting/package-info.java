/**
 * A planner of meetings between people in different time zones, no two of one person at
 * the same time. Start at
 * {@link io.github.springdata.memory.sample.atlas.meeting.MeetingPlanner}.
 */
@NullMarked
package io.github.springdata.memory.sample.atlas.meeting;

import org.jspecify.annotations.NullMarked;
