-- Where amendments are called was found by an order that has changed since, and for those to an amendment by the wrong text:
-- all of it is found again from the amendments, and kept the next time that something is decided.
delete from amendment_call;
