package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On our pages no text becomes code; what they need themselves passes. */
class TrustedTypesIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "document.body.innerHTML = '<b>text</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>text</b>')",
        "document.createElement('iframe').srcdoc = '<b>text</b>'",
        "document.createElement('script').src = '/js/dom.js'",
        "new Worker('/js/dom.js')"
      })
  void aTextThrows(String line) {
    Page page = chromium.window(node);
    page.navigate("/login.html");
    assertThat(page.getByTestId("demo-customer")).isVisible();
    assertEquals("TypeError", thrown(page, line));
    assertTrue(chromium.refusals().toString().contains("require-trusted-types-for"));
  }

  @Test
  void pagesOfFacesAreExceptedAlone() {
    String rule = "require-trusted-types-for";
    for (String ours : List.of("/index.html", "/customer/order.html", "/nope", "/js/dom.js")) {
      assertTrue(policy(ours).contains(rule), ours);
    }
    assertFalse(policy("/operator/announcements.xhtml").contains(rule));
  }

  private String policy(String path) {
    return node.door().get(path).header("Content-Security-Policy");
  }

  @Test
  void aMapIsDrawnAndZoomedAndOnlyItsOneTextPasses() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    DriverApp driver = DriverApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, kitchen);
    Page page =
        People.at(chromium.phone(node), customer.session(), "/customer/order.html?id=" + order);
    assertThat(page.getByTestId("map")).isVisible();
    assertThat(page.locator(".leaflet-control-attribution")).containsText("a drawn city");
    page.getByLabel("Zoom in").click();
    page.getByLabel("Zoom out").click();
    assertEquals(List.of(), chromium.refusals());
    assertEquals("TypeError", thrown(page, "document.body.innerHTML = '<svg onload=alert(1)>'"));
    assertFalse(chromium.refusals().isEmpty());
    assertEquals("none", thrown(page, "document.createElement('p').innerHTML = '<svg/>'"));
    driver.delivers(order).expects(200);
  }

  /** What the line throws, once the page has heard that its policy was violated, if it was. */
  private static Object thrown(Page page, String line) {
    return page.evaluate(
        "() => new Promise(resolve => { try { "
            + line
            + "; resolve('none'); } catch (error) {"
            + " addEventListener('securitypolicyviolation', () => resolve(error.name));"
            + " setTimeout(resolve, 5000, 'unheard ' + error.name); } })");
  }
}
