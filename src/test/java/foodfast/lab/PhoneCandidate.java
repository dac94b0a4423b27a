package foodfast.lab;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;

/** How a phone hears of everything that concerns one order. */
enum PhoneCandidate {
  /** The product's pages, each with the line that what it shows needs. */
  ALL("all") {
    @Override
    void opens(OrderPhone phone) {
      Page page = phone.metered().page;
      phone.metered().knows(SILENCE);
      switch (phone.piece()) {
        case CHAT -> {
          page.navigate("/customer/chat.html?id=" + phone.conversation());
          assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "green");
        }
        case MAP -> {
          page.navigate("/customer/order.html?id=" + phone.order());
          assertThat(page.getByTestId("poll-mode")).hasAttribute("data-mode", "carried");
        }
        case PLACED, COOKING -> {
          page.navigate("/customer/order.html?id=" + phone.order());
          assertThat(page.locator("#next")).containsText("resting at the server");
        }
      }
    }

    @Override
    void says(OrderPhone phone, String text) {
      phone.metered().page.getByTestId("draft").fill(text);
      phone.metered().page.getByTestId("draft").press("Enter");
    }
  },

  /** A page that holds one socket for all of it, and draws nothing. */
  ONE_STREAM("one-stream") {
    @Override
    void opens(OrderPhone phone) {
      Map<String, Object> about =
          Map.of(
              "order", phone.order(),
              "conversation", phone.conversation(),
              "account", phone.customer().session().accountId(),
              "silence", SILENCE);
      phone.metered().page.evaluate(ONE_LINE, about);
    }

    @Override
    void says(OrderPhone phone, String text) {
      phone.metered().page.evaluate("text => says(text)", text);
    }
  };

  /** Seconds that each line may be silent: their networks are known to carry as much. */
  private static final int SILENCE = 240;

  /**
   * The product's own socket, with its ticket, its beats and its renewal of tokens. As the product
   * does, it says that somebody types, acknowledges what it hears, and after a step reads the whole
   * order, for a status tells of no driver and no payment.
   */
  private static final String ONE_LINE =
      """
      async ({ order, conversation, account, silence }) => {
        const [{ demand }, { get }, { socket }] =
          await Promise.all([import('/js/session.js'), import('/js/api.js'), import('/js/socket.js')]);
        await demand('CUSTOMER');
        const conversationId = conversation;
        const heard = {
          status: () => get(`/api/orders/${order}`),
          message({ from, position }) {
            if (from !== account) setTimeout(() => line.send({ type: 'read', conversationId, upTo: position }), 120);
          },
        };
        let line;
        await new Promise((resolve) => {
          line = socket(`/ws/lab/phone/${order}`, {
            beat: () => silence,
            onOpen: () => conversation && line.send({ type: 'open', conversationId, after: 0 }),
            onFrame: (frame) => heard[frame.type]?.(frame),
            onState: (state) => state === 'live' && resolve(),
          });
        });
        window.says = (text) => {
          for (const on of [true, false]) line.send({ type: 'typing', conversationId, on });
          line.send({ type: 'send', conversationId, clientId: crypto.randomUUID(), text });
        };
      }
      """;

  /** How figures call it. */
  final String id;

  PhoneCandidate(String id) {
    this.id = id;
  }

  /** Opens its page, and waits until it holds the line that it will hold. */
  abstract void opens(OrderPhone phone);

  /** The customer writes to support. */
  abstract void says(OrderPhone phone, String text);
}
