/**
 * What can be ordered where: restaurants with their opening state, and their menus. Read by
 * everybody with an ETag. Operators open restaurants and change them, their own staff changes the
 * opening state and the menu; the prices here are the ones that count.
 */
package foodfast.menu;
