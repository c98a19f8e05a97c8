package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.muwahhad.audit.log.RegisterWitness;
import org.muwahhad.witness.Witness;

/**
 * Every state has a witness of the log, which here is a part of this process and says so in its
 * name. The first checkpoint is made once the service runs.
 */
@Singleton
class WitnessStory {
  private static final String ADMINISTRATOR = "admin";
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private final RegisterWitness registerWitness;

  WitnessStory(RegisterWitness registerWitness) {
    this.registerWitness = registerWitness;
  }

  void enter(DemoCast cast, Timetable timetable, Instant first) {
    timetable.add(first, () -> STATES.forEach(state -> register(cast, state)));
  }

  private void register(DemoCast cast, String state) {
    registerWitness.run(
        cast.person(ADMINISTRATOR),
        new RegisterWitness.NewWitness(
            state,
            Witness.verifierOfDemonstration(DemoWitnesses.name(state), DemoWitnesses.seed(state)),
            RegisterWitness.DEMONSTRATION + state));
  }
}
