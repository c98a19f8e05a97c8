package org.muwahhad.tender;

import io.micronaut.data.annotation.Query;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Refusal;

/** Who sits on the panels of a tender, as {@link TenderQueries} reads it. */
public interface TenderPanelQueries {

  @Query(
      """
      SELECT m.person_id, m.panel, m.is_chair, m.expertise, m.is_alternate, m.position,
             m.called_at, p.name_ar, p.name_en, p.title_ar, p.title_en
        FROM panel_member m JOIN person p ON p.id = m.person_id
       WHERE m.tender_id = :tenderId
       ORDER BY m.panel, m.is_alternate, m.is_chair DESC, m.position, p.id""")
  List<TenderQueries.PanelMember> listPanels(long tenderId);

  /** A member of a panel; an alternate is a member only once called. */
  @Query(
      """
      SELECT m.person_id, m.panel, m.is_chair, m.expertise, m.is_alternate, m.position,
             m.called_at, p.name_ar, p.name_en, p.title_ar, p.title_en
        FROM panel_member m JOIN person p ON p.id = m.person_id
       WHERE m.tender_id = :tenderId AND m.person_id = :personId AND NOT m.is_alternate""")
  Optional<TenderQueries.PanelMember> findPanelMember(long tenderId, long personId);

  /**
   * The person's seat on a panel of the tender.
   *
   * @throws Refusal.NotPermitted when the person has none there
   */
  default TenderQueries.PanelMember requirePanelMember(long tenderId, long personId, Panel panel) {
    return findPanelMember(tenderId, personId)
        .filter(m -> m.panel() == panel)
        .orElseThrow(() -> new Refusal.NotPermitted("tender.not-on-panel"));
  }
}
