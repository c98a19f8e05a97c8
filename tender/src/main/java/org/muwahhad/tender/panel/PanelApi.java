package org.muwahhad.tender.panel;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;
import org.muwahhad.web.BodyPlaces;

/** Panels of a draft, for programs. */
@Tag(name = "tenders")
@Controller("/api/v1/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PanelApi {
  private final TenderFiles files;
  private final AppointPanel appointPanel;

  PanelApi(TenderFiles files, AppointPanel appointPanel) {
    this.files = files;
    this.appointPanel = appointPanel;
  }

  @Put("/panels/{panel}")
  TenderFile panel(Actor actor, long id, Panel panel, @Body Appointment appointment) {
    List<Appointment.PanelSeat> alternates = appointment.alternates();
    return BodyPlaces.ofBody()
        .column("expertise", "members", "person", "expertise", people(appointment.members()))
        .column(
            "expertise",
            "alternates",
            "person",
            "expertise",
            people(alternates == null ? List.of() : alternates))
        .run(
            () -> {
              appointPanel.run(actor, id, panel, appointment);
              return files.get(actor, id);
            });
  }

  private static List<Long> people(List<Appointment.PanelSeat> seats) {
    return seats.stream().map(Appointment.PanelSeat::person).toList();
  }
}
