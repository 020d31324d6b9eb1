"""The handler of a story's mail server: it keeps what it receives, one file a message, and does what the file « mood » says."""

import asyncio
import pathlib


class Handler:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    @classmethod
    def from_cli(cls, parser, folder):
        return cls(folder)

    def mood(self):
        return (self.folder / "mood").read_text()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mood() == "refuses-recipients":
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mood = self.mood()
        if mood == "refuses-messages":
            return "451 4.3.0 try again later"
        number = len(list(self.folder.glob("*.eml")))
        unfinished = self.folder / "unfinished"
        head = "X-Recipient: {}\r\n".format(" ".join(envelope.rcpt_tos))
        unfinished.write_bytes(head.encode() + envelope.original_content)
        unfinished.rename(self.folder / f"{number:06}.eml")
        if mood == "keeps-and-says-nothing":
            await asyncio.sleep(3600)
        return "250 OK"
