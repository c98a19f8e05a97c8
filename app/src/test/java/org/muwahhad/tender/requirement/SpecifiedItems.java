package org.muwahhad.tender.requirement;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.lot.AggregateRound;

/**
 * Catalog items that state attributes of every type, and drafts of tenders for them: a memory of at
 * least 32 GB, one of two screens, all of two ports, a camera, no pen, and a warranty in words. The
 * category asks every item for memory and screen.
 */
public final class SpecifiedItems {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final TestApp app;
  private final World world;
  private final TenderFixture tenders;

  public SpecifiedItems(TestApp app, World world, TenderFixture tenders) {
    this.app = app;
    this.world = world;
    this.tenders = tenders;
    attribute("memory", "الذاكرة", "Memory", "NUMBER", "'جيجابايت', 'GB'", 1, true, "NULL");
    attribute(
        "screen",
        "الشاشة",
        "Screen",
        "CHOICE",
        "NULL, NULL",
        2,
        true,
        "'[{\"code\":\"oled\",\"ar\":\"أوليد\",\"en\":\"OLED\"},"
            + "{\"code\":\"ips\",\"ar\":\"آي بي إس\",\"en\":\"IPS\"}]'");
    attribute(
        "ports",
        "المنافذ",
        "Ports",
        "MULTI_CHOICE",
        "NULL, NULL",
        3,
        false,
        "'[{\"code\":\"usbc\",\"ar\":\"يو إس بي سي\",\"en\":\"USB-C\"},"
            + "{\"code\":\"hdmi\",\"ar\":\"إتش دي إم آي\",\"en\":\"HDMI\"}]'");
    attribute("camera", "كاميرا", "Camera", "BOOLEAN", "NULL, NULL", 4, false, "NULL");
    attribute("pen", "قلم", "Pen", "BOOLEAN", "NULL, NULL", 5, false, "NULL");
    attribute("warranty", "الضمان", "Warranty", "TEXT", "NULL, NULL", 6, false, "NULL");
  }

  private void attribute(
      String code,
      String ar,
      String en,
      String type,
      String units,
      int position,
      boolean required,
      String choices) {
    app.sql(
        """
        INSERT INTO category_attribute (category_code, code, name_ar, name_en, type, unit_ar, unit_en,
                                        position, is_required, choices)
        VALUES ('30213100', '%s', '%s', '%s', '%s', %s, %d, %b, %s)"""
            .formatted(code, ar, en, type, units, position, required, choices));
  }

  /** An item that states all of them; returns the number of its revision. */
  public long anItem() {
    long revision = world.anItem("SPEC-" + COUNTER.incrementAndGet(), "30213100", "900");
    app.without(
        "tr_item_attribute_complete",
        () -> {
          state(revision, "memory", "32");
          state(revision, "screen", "oled");
          state(revision, "ports", "usbc,hdmi");
          state(revision, "camera", "true");
          state(revision, "pen", "false");
          state(revision, "warranty", "ثلاث سنوات في الموقع");
        });
    return revision;
  }

  private void state(long revision, String code, String value) {
    app.sql(
        """
        INSERT INTO item_attribute (revision_id, attribute_id, value)
        VALUES (%d, (SELECT id FROM category_attribute
                      WHERE category_code = '30213100' AND code = '%s'), '%s')"""
            .formatted(revision, code, value));
  }

  /** The draft of a tender for ten pieces of each of the given number of items. */
  public long aDraft(int items) {
    long round = tenders.aRound();
    List<TenderFixture.Line> lines =
        java.util.stream.IntStream.range(0, items)
            .mapToObj(i -> new TenderFixture.Line(anItem(), "10"))
            .toList();
    tenders.endorsed(round, "KW", lines);
    return app.get(AggregateRound.class).run(tenders.buyer(), round, TenderFixture.TITLE);
  }
}
